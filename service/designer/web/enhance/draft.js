// A draft goes to the server a few seconds after the last key, and when the page is left.
const PAUSE = 3000;
const RETRY = 15000;

export function keepDraft(form) {
  const status = form.querySelector('[data-concept-stand]');
  let timer = null;
  let changed = false;

  const later = (pause) => {
    clearTimeout(timer);
    timer = setTimeout(save, pause);
  };
  const save = async () => {
    changed = false;
    const saved = await send(form).catch(() => null);
    if (status) status.textContent = sentence(saved);
    if (saved === null) later(RETRY);
  };

  form.addEventListener('input', () => {
    changed = true;
    later(PAUSE);
  });
  form.addEventListener('submit', () => {
    changed = false;
    clearTimeout(timer);
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && changed) save();
  });
}

// Gives {time}, or {refused: true} when trying again is of no use. Throws when the line is down.
async function send(form) {
  const body = new URLSearchParams(new FormData(form));
  body.set('_doen', 'concept');
  const response = await fetch(form.dataset.conceptUrl, {
    method: 'POST',
    body,
    headers: { Accept: 'application/json', 'X-CSRFToken': body.get('csrf_token') },
    keepalive: true,
  });
  if (response.status >= 500) throw new Error(response.statusText);
  if (!response.ok) return { refused: true };
  const json = response.headers.get('content-type')?.includes('json') ? await response.json() : {};
  return { time: json.opgeslagen ?? new Date().toLocaleTimeString('nl-NL', { hour: '2-digit', minute: '2-digit' }) };
}

function sentence(saved) {
  if (saved === null) return 'Uw concept is nog niet opgeslagen. We proberen het zo opnieuw.';
  if (saved.refused) return 'Uw concept kan niet worden opgeslagen. Kopieer uw tekst en ververs deze pagina.';
  return `Concept opgeslagen om ${saved.time}`;
}
