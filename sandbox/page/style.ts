/** One look for every page of the sandbox, in light and dark. */
export const STYLE = `
:root {
	color-scheme: light dark;
	--ground: #f5f7f9;
	--card: #ffffff;
	--ink: #1c2733;
	--quiet: #5a6b7b;
	--line: #d9e0e7;
	--accent: #1259c3;
	--accent-ink: #ffffff;
	--good: #11703c;
	--bad: #b3261e;
	--notice: #fff4d6;
	--fill: #eaf1fb;
}
@media (prefers-color-scheme: dark) {
	:root {
		--ground: #12161b;
		--card: #1a2027;
		--ink: #e3e9ef;
		--quiet: #9aa9b8;
		--line: #313b46;
		--accent: #7fb2ff;
		--accent-ink: #0d1726;
		--good: #6fd49b;
		--bad: #ff9a92;
		--notice: #40351a;
		--fill: #22303f;
	}
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 0 1rem 3rem; font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground); }
header { padding: 1.25rem 0 0.25rem; }
h1 { font-size: 1.5rem; margin: 0; }
h2 { font-size: 1.1rem; margin: 0 0 0.6rem; }
nav { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; padding: 0.5rem 0; background: var(--ground); border-bottom: 1px solid var(--line); }
a { color: var(--accent); }
section { background: var(--card); border: 1px solid var(--line); border-radius: 0.5rem; padding: 1rem; margin-top: 1rem; overflow-x: auto; scroll-margin-top: 3rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: 0.35rem 0.6rem 0.35rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
tr:last-child > td { border-bottom: 0; }
th { color: var(--quiet); font-weight: 500; white-space: nowrap; }
td .id, button { white-space: nowrap; }
code { font-family: ui-monospace, monospace; font-size: 0.87em; overflow-wrap: anywhere; }
pre { margin: 0.3rem 0; white-space: pre-wrap; overflow-wrap: anywhere; font-size: 0.85em; }
p { margin: 0.4rem 0; }
.quiet { color: var(--quiet); }
.good { color: var(--good); }
.bad { color: var(--bad); }
.notice { background: var(--notice); padding: 0.6rem 0.8rem; border-radius: 0.3rem; }
.row { display: flex; flex-wrap: wrap; gap: 0.4rem 0.9rem; align-items: center; }
.tabs a { text-decoration: none; padding: 0.15rem 0.6rem; border-radius: 1rem; border: 1px solid var(--line); }
.tabs a[aria-current] { background: var(--accent); color: var(--accent-ink); border-color: var(--accent); }
input, select, button { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 0.3rem; padding: 0.25rem 0.5rem; }
input[type='checkbox'], input[type='radio'] { accent-color: var(--accent); }
input[type='url'] { width: 30rem; max-width: 100%; }
button { cursor: pointer; background: var(--fill); }
button.main { background: var(--accent); border-color: var(--accent); color: var(--accent-ink); }
button.copy { padding: 0 0.4rem; font-size: 0.8em; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
summary { cursor: pointer; color: var(--accent); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.2rem 1rem; margin: 0; }
dt { color: var(--quiet); }
dd { margin: 0; }
svg { display: block; width: 100%; max-width: 60rem; height: auto; margin: 0 auto; }
svg text { fill: var(--ink); font: 13px system-ui, sans-serif; text-anchor: middle; }
svg text.small { fill: var(--quiet); font-size: 11px; }
svg text.edge { paint-order: stroke; stroke: var(--card); stroke-width: 5px; }
svg rect { fill: var(--fill); stroke: var(--accent); }
svg path { fill: none; stroke: var(--quiet); stroke-width: 1.4; }
svg path.system { stroke-dasharray: 5 4; }
`;
