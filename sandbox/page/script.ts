/**
 * What the page does in the browser beyond showing: it copies, searches records without reloading, and
 * looks every second for what changed in the parts marked `data-live`. It works without it, too.
 */
export const SCRIPT = `
const parse = async (url) =>
	new DOMParser().parseFromString(await (await fetch(url)).text(), 'text/html');

function replace(section, fresh) {
	if (!fresh || fresh.innerHTML === section.dataset.was) return;
	const open = [...section.querySelectorAll('details[open]')].map(({ id }) => id);
	section.dataset.was = fresh.innerHTML;
	section.innerHTML = fresh.innerHTML;
	for (const id of open) document.getElementById(id)?.setAttribute('open', '');
}

async function renew() {
	if (document.hidden) return;
	const fresh = await parse(location.pathname + location.search).catch(() => undefined);
	document.body.toggleAttribute('data-ended', !fresh);
	if (!fresh) return;
	for (const section of document.querySelectorAll('[data-live]')) {
		if (!section.contains(document.activeElement) && !String(getSelection())) {
			replace(section, fresh.getElementById(section.id));
		}
	}
}

async function show(url) {
	const fresh = await parse(url);
	const records = document.getElementById('records');
	const search = document.activeElement?.name === 'q';
	records.innerHTML = fresh.getElementById('records').innerHTML;
	history.replaceState(null, '', url);
	if (search) {
		const input = records.querySelector('input[name=q]');
		input.focus();
		input.setSelectionRange(input.value.length, input.value.length);
	}
}

document.addEventListener('click', async (event) => {
	const button = event.target.closest('[data-copy]');
	if (button) {
		await navigator.clipboard.writeText(button.dataset.copy);
		button.textContent = 'Copied';
		setTimeout(() => (button.textContent = 'Copy'), 1200);
	}
	const link = event.target.closest('#records a[href^="/"]');
	if (link && !event.ctrlKey && !event.metaKey) {
		event.preventDefault();
		await show(link.getAttribute('href'));
	}
});

let typed;
const find = (form) => {
	clearTimeout(typed);
	const query = new URLSearchParams(new FormData(form));
	typed = setTimeout(() => show('/?' + query + '#records'), 200);
};
document.addEventListener('input', ({ target }) => {
	if (target.matches('#records input[name=q]')) find(target.form);
});
document.addEventListener('submit', (event) => {
	if (!event.target.matches('#records form')) return;
	event.preventDefault();
	find(event.target);
});

if (document.querySelector('[data-live]')) {
	(async function again() {
		await renew();
		setTimeout(again, 1000);
	})();
}
`;
