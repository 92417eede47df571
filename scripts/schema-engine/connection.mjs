/** Splits a PostgreSQL URL into the parts that `pg` and Prisma's adapter take. */

/**
 * `pg` lets `connectionString` win over `database`, so a shadow database opened with it would be the real one:
 * hence the parts.
 * @param {string} [url]
 */
export function connectionParts(url = 'postgresql://localhost/none') {
  const parsed = new URL(url)
  const query = parsed.searchParams
  const sslMode = query.get('sslmode')
  return {
    schema: query.get('schema') ?? 'public',
    connection: {
      host: query.get('host') ?? (parsed.hostname || 'localhost'),
      port: Number(parsed.port || 5432),
      user: decodeURIComponent(parsed.username),
      password: decodeURIComponent(parsed.password),
      database: decodeURIComponent(parsed.pathname.slice(1)),
      ...(sslMode && sslMode !== 'disable' ? { ssl: { rejectUnauthorized: sslMode.startsWith('verify') } } : {}),
    },
  }
}

/** @param {string} identifier */
export function quoteIdentifier(identifier) {
  return `"${identifier.replaceAll('"', '""')}"`
}
