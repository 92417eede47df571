/** Touched accounts by team, environment, service or unit; a row leads to its accounts. */
'use client'

import { CertaintyMark } from '@/components/ui/certainty-mark'
import { classNames } from '@/components/ui/class-names'
import type { BlastDimension } from '@/lib/blast-radius/contract'
import { CERTAINTIES } from '@/lib/domain/blast-radius/facts'
import type { Group } from '@/lib/domain/blast-radius/figures'
import { type BlastFilter, NONE } from '@/lib/domain/blast-radius/filter'
import styles from './blast-table.module.css'
import { RowBox } from './row-box'
import { ViewLink } from './view-link'

type GroupBy = Exclude<BlastDimension, 'account' | 'entity'>

const NAMES: Readonly<Record<GroupBy, string>> = {
  team: 'Team',
  environment: 'Environment',
  service: 'Touched through',
  ou: 'Unit',
}

interface GroupTableProps {
  by: GroupBy
  groups: readonly Group[]
  subject: string
}

export function GroupTable({ by, groups, subject }: GroupTableProps) {
  return (
    <RowBox
      label={`Touched accounts by ${NAMES[by].toLowerCase()}`}
      count={groups.length}
      subject={subject}
      head={<Head name={NAMES[by]} />}
      drawRow={(index) => {
        const group = groups[index]
        return group === undefined ? null : <Row key={group.id ?? ''} by={by} group={group} index={index} />
      }}
    />
  )
}

function Head({ name }: { name: string }) {
  return (
    <tr className={classNames(styles.head, styles.groups)}>
      <th scope="col">{name}</th>
      <th scope="col">
        <span className="sr-only">Share</span>
      </th>
      <th scope="col" className={styles.figure}>
        Touched
      </th>
      {CERTAINTIES.map((certainty) => (
        <th key={certainty} scope="col" className={styles.figure}>
          {`${certainty.charAt(0).toUpperCase()}${certainty.slice(1)}`}
        </th>
      ))}
      <th scope="col" className={styles.figure}>
        Resources
      </th>
      <th scope="col" className={styles.figure} title="Share of what all accounts weigh">
        Weight
      </th>
    </tr>
  )
}

function Row({ by, group, index }: { by: GroupBy; group: Group; index: number }) {
  const { name, regions, touched, total, entities, weight } = group
  const [own, aside] = by === 'ou' ? unitWords(name) : [name, regions?.join(', ') ?? '']
  return (
    <tr aria-rowindex={index + 2} data-index={index} className={classNames(styles.row, styles.groups)}>
      <td className={styles.nameCell}>
        <ViewLink
          className={styles.name}
          title={name}
          change={({ filter }) => ({ by: 'account', filter: { ...filter, ...narrowing(by, group.id) } })}
        >
          {own}
        </ViewLink>
        {aside === '' ? null : <span className={by === 'ou' ? styles.muted : styles.mono}> {aside}</span>}
      </td>
      <td className={styles.barCell}>
        <Bar group={group} />
      </td>
      <td className={classNames(styles.touchedCell, styles.figure)}>
        {touched.toLocaleString('en-US')}
        <span className={styles.muted}> of {total.toLocaleString('en-US')}</span>
      </td>
      {CERTAINTIES.map((certainty) => (
        <td key={certainty} className={classNames(styles.wide, styles.figure)}>
          {group[certainty] === 0 ? (
            <span className="text-ink-faint">0</span>
          ) : (
            <CertaintyMark kind={certainty} size={10} withWord word={group[certainty].toLocaleString('en-US')} />
          )}
        </td>
      ))}
      <td className={classNames(styles.wide, styles.figure, styles.muted)}>{entities.toLocaleString('en-US')}</td>
      <td className={classNames(styles.wide, styles.figure, styles.muted)}>{(weight / 10).toFixed(1)} %</td>
    </tr>
  )
}

/** The unit itself, and what stands above it below the root: of a long path the end says most. */
function unitWords(path: string): [own: string, above: string] {
  const names = path.split(' / ')
  return [names.at(-1) ?? path, names.slice(1, -1).join(' / ')]
}

/** The filter that leaves the accounts of one group. */
function narrowing(by: GroupBy, id: string | null): Partial<BlastFilter> {
  const value = id ?? NONE
  if (by === 'team') return { teams: [value] }
  if (by === 'environment') return { environments: [value] }
  return by === 'service' ? { services: [value] } : { unit: value }
}

function Bar({ group }: { group: Group }) {
  const words = CERTAINTIES.map((certainty) => `${group[certainty]} ${certainty}`).join(', ')
  return (
    <span role="img" aria-label={`${words}, of ${group.total}`} className={styles.bar}>
      {CERTAINTIES.map((certainty) =>
        group[certainty] === 0 ? null : (
          <span key={certainty} data-kind={certainty} style={{ width: `${(100 * group[certainty]) / group.total}%` }} />
        ),
      )}
    </span>
  )
}
