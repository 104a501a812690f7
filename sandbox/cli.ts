import { optionsFrom } from './commandLine';
import { greeting } from './greeting';
import { startSandbox } from './index';

const options = optionsFrom(process.argv.slice(2));

startSandbox(options).then(
	(sandbox) => {
		console.log(greeting(sandbox));
		const end = () => void sandbox.close().then(() => process.exit(0));
		process.once('SIGINT', end);
		process.once('SIGTERM', end);
	},
	(fault: NodeJS.ErrnoException) => {
		const { port } = options;
		console.error(
			fault.code === 'EADDRINUSE'
				? `Port ${port} is taken. Choose another: PORT=${port + 1} npm run sandbox`
				: `The sandbox did not start: ${fault.message}`,
		);
		process.exitCode = 1;
	},
);
