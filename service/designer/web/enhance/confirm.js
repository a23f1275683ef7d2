// Buttons with a question: the form leaves only after a yes.
export function askFirst() {
  document.addEventListener('submit', (event) => {
    const button = event.submitter;
    if (!button?.dataset.bevestig || button.dataset.bevestigd) return;
    event.preventDefault();
    ask(button).then((yes) => {
      if (!yes) return;
      button.dataset.bevestigd = 'ja';
      event.target.requestSubmit(button);
      delete button.dataset.bevestigd;
    });
  });
}

function ask(button) {
  const dialog = document.createElement('dialog');
  dialog.className = 'kapstok-dialoog';
  dialog.setAttribute('aria-labelledby', 'bevestig-vraag');
  dialog.append(content(button));
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'ja');
    });
  });
}

function content(button) {
  const form = element('form', 'kapstok-dialoog__inhoud');
  form.method = 'dialog';
  const question = element('p', 'kapstok-dialoog__vraag', button.dataset.bevestig);
  question.id = 'bevestig-vraag';
  const buttons = element('div', 'kapstok-knoppen');
  const no = element('button', 'utrecht-button utrecht-button--secondary-action', 'Nee, terug');
  const yes = element('button', 'utrecht-button utrecht-button--primary-action utrecht-button--danger', `Ja, ${button.textContent.trim().toLowerCase()}`);
  no.value = 'nee';
  yes.value = 'ja';
  buttons.append(no, yes);
  form.append(question, buttons);
  return form;
}

function element(name, className, text = '') {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}
