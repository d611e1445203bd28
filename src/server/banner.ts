const demoRoles = ['rep', 'manager', 'director', 'operations', 'finance', 'analyst', 'admin'];

/** Says where the server is, who can sign in, and what to try. */
export function printBanner(address: string, demo: boolean, say: (line: string) => void): void {
  say('');
  say(`  Lading serves GraphQL at ${address}/graphql`);
  say(`  Explorer                 ${address}/explorer`);
  if (demo) {
    say('');
    say('  Sign in to the demo company, password lading-demo:');
    for (const role of demoRoles) say(`    ${role}@demo.lading.test`);
  }
  say('');
  say('  Try:');
  say(`    curl -s ${address}/graphql -H 'content-type: application/json' \\`);
  say(
    `      -d '{"query":"mutation { signIn(input: { email: \\"rep@demo.lading.test\\", password: \\"lading-demo\\" }) { accessToken } }"}'`,
  );
  say('');
}
