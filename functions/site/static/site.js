// Comfort only: every page works without this file.

// Copy the address of a shared view instead of going there.
for (const link of document.querySelectorAll('a.share')) {
  link.addEventListener('click', async (event) => {
    if (navigator.clipboard === undefined || event.metaKey || event.ctrlKey) return
    event.preventDefault()
    await navigator.clipboard.writeText(link.href)
    const status = link.parentElement.querySelector('.share-status')
    status.textContent = link.dataset.copied
  })
}

// Tables stand open on paper, also in browsers that cannot do it by style.
const opened = []
addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll('details.numbers:not([open])')) {
    details.open = true
    opened.push(details)
  }
})
addEventListener('afterprint', () => {
  for (const details of opened.splice(0)) details.open = false
})
