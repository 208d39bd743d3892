// The secret of a link in an e-mail stands in the fragment: into the form with it, and of the
// three questions the one that the link is for.
const show = () => {
  const token = location.hash.slice(1);
  const act = token.startsWith('confirm-')
    ? 'confirm'
    : /^[\w-]{6,}$/.test(token)
      ? 'stop'
      : 'none';
  for (const section of document.querySelectorAll('[data-link]')) {
    section.hidden = section.dataset.link !== act;
    const field = section.querySelector('input[type=hidden]');
    if (field) field.value = token;
  }
  // Another language is about the same link.
  for (const link of document.querySelectorAll('.languages a')) link.hash = location.hash;
};
show();
addEventListener('hashchange', show);
