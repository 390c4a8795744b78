/** Where the change that made this version of the settings is taken back. */
export const undoPath = {
  gaps: (made: string) => `/data/undo/gaps/${made}`,
  markers: (made: string) => `/data/undo/markers/${made}`,
  hours: (line: string, made: string) => `/setup/lines/${line}/undo/${made}`,
} as const
