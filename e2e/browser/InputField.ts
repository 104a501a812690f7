import type { Locator, Page } from 'playwright-core';

/** A field of the open node's input panel, in the schema view that n8n shows first. */
export class InputField {
	constructor(
		private readonly page: Page,
		private readonly name: string,
	) {}

	/** What n8n writes for it into the parameter it is dropped on. */
	get expression(): string {
		return /^\w+$/.test(this.name) ? `$json.${this.name}` : `$json['${this.name}']`;
	}

	/** Takes it by the mouse and holds it over a parameter. */
	async holdOver(parameter: Locator): Promise<void> {
		const field = this.page
			.getByTestId('run-data-schema-node-name')
			.getByText(this.name, { exact: true });
		await this.page.mouse.move(...(await middleOf(field)));
		await this.page.mouse.down();
		// n8n sees that something is dragged by the way it takes.
		await this.page.mouse.move(...(await middleOf(parameter)), { steps: 12 });
	}

	/** Lets it go. n8n opens the expression's editor then, over what is below; it is closed again. */
	async drop(parameter: Locator): Promise<void> {
		await this.page.mouse.up();
		await parameter.getByText(this.expression).waitFor();
		await this.page.getByTestId('node-title-container').click();
	}
}

async function middleOf(part: Locator): Promise<[x: number, y: number]> {
	const box = await part.boundingBox();
	if (!box) throw new Error('what is to be dragged, or where to, is not in sight');
	return [box.x + box.width / 2, box.y + box.height / 2];
}
