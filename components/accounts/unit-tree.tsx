/** The units of the organizations as a tree of links that filter; what is below a unit folds away without scripts too. */
'use client'

import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import type { OrgUnitView } from '@/lib/accounts/contract'
import type { AccountFilter } from '@/lib/accounts/filter'
import { accountsHref } from './account-href'
import styles from './unit-tree.module.css'
import { type UnitNode, unitTree } from './unit-tree-of'

interface UnitTreeProps {
  units: readonly OrgUnitView[]
  /** The filter in force, which a unit narrows. */
  filter: AccountFilter
  /** Names of connections by id; null where there is one at most. */
  connections: Readonly<Record<string, string>> | null
}

export function UnitTree({ units, filter, connections }: UnitTreeProps) {
  const roots = unitTree(units, filter.unit)
  return (
    <nav aria-label="Units" className={`${styles.tree} text-sm`}>
      <ul>
        <li>
          <UnitLink href={accountsHref({ ...filter, unit: [] })} isHere={filter.unit.length === 0}>
            Every unit
          </UnitLink>
          <div className={styles.line} />
        </li>
        {roots.map((root) => (
          <Branch
            key={root.unit.id}
            node={root}
            filter={filter}
            name={connections?.[root.unit.connectionId] ?? root.unit.name}
          />
        ))}
      </ul>
    </nav>
  )
}

interface BranchProps {
  node: UnitNode
  filter: AccountFilter
  name: string
}

function Branch({ node: { unit, below, isOpen }, filter, name }: BranchProps) {
  return (
    <li>
      <UnitLink
        href={accountsHref({ ...filter, unit: [unit.id] })}
        isHere={filter.unit.includes(unit.id)}
        count={unit.accountsBelow}
      >
        {name}
      </UnitLink>
      {below.length === 0 ? (
        <div className={styles.line} />
      ) : (
        <details open={isOpen} className={styles.fold}>
          <summary aria-label={`Units in ${name}`}>
            <ChevronRight aria-hidden size={14} />
          </summary>
          <ul>
            {below.map((node) => (
              <Branch key={node.unit.id} node={node} filter={filter} name={node.unit.name} />
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}

interface UnitLinkProps {
  href: ReturnType<typeof accountsHref>
  isHere: boolean
  count?: number
  children: string
}

function UnitLink({ href, isHere, count, children }: UnitLinkProps) {
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={isHere ? 'true' : undefined}
      title={children}
      className={styles.link}
    >
      <span>{children}</span>
      {count === undefined ? null : (
        <span>
          {count.toLocaleString('en-US')}
          <span className="sr-only"> accounts</span>
        </span>
      )}
    </Link>
  )
}
