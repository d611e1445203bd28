const demoRoles = ['rep', 'manager', 'director', 'operations', 'finance', 'analyst', 'admin'];

/** Says where the server is, who can sign in, and what to try. */
export function printBanner(address: string, demo: boolean, say: (line: string) => void): void {
  const lines: string[] = [];
  const add = (line = '') => lines.push(line);
  add();
  add(`  Lading serves GraphQL at ${address}/graphql`);
  add(`  Explorer                 ${address}/explorer`);
  if (demo) {
    add();
    add('  Sign in to the demo company, password lading-demo:');
    for (const role of demoRoles) add(`    ${role}@demo.lading.test`);
    add();
    add('  Try:');
    add(`    curl -s ${address}/graphql -H 'content-type: application/json' \\`);
    add(
      `      -d '{"query":"mutation { signIn(input: { email: \\"rep@demo.lading.test\\", password: \\"lading-demo\\" }) { accessToken } }"}'`,
    );
  }
  add();
  // In one piece, so that no line of log comes between.
  say(lines.join('\n'));
}
