// What /ask is measured against: the same client, answering every interaction with the same words.
import process from 'node:process';
import { createClient } from '../../dist/discord/client.js';

const [token, apiUrl] = process.argv.slice(2);
const client = createClient({ token, apiUrl, guildId: undefined, shardCount: undefined, shardIds: undefined });
client.on('interactionCreate', (interaction) =>
  interaction.reply({ content: 'The delegation was led by its leader.' }),
);
client.once('clientReady', async () => {
  const question = { type: 3, name: 'question', description: 'A question', required: true };
  await client.rest.put(`/applications/${client.application.id}/commands`, {
    body: [{ type: 1, name: 'ask', description: 'Asks', options: [question] }],
  });
});
await client.login(token);
