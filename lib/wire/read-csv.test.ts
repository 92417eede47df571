/** Files as spreadsheets and people write them. */
import { describe, expect, test } from 'vitest'
import { csvLine, withoutApostrophe } from './csv-line'
import { type CsvColumns, readCsvTable } from './read-csv'

const COLUMNS: CsvColumns<'account' | 'team'> = {
  headings: { account: ['account_id', 'account'], team: ['team'] },
  needed: ['account'],
}

function read(text: string) {
  return readCsvTable(text, COLUMNS)
}

describe('readCsvTable', () => {
  test.each([
    ['commas', 'account_id,team\n1,a\n'],
    ['semicolons, CRLF and a byte order mark', '\uFEFFAccount ID;Team\r\n1;a\r\n'],
    ['tabs', 'Account\tTEAM\n1\ta'],
    ['other columns, in another order', 'note,team,account\n"x, y",a,1'],
    ['blanks', '  account_id , team \n 1 , a \n\n , \n'],
  ])('%s', (_what, text) => {
    expect(read(text)).toMatchObject({ rows: [{ cells: { account: '1', team: 'a' } }], problems: [] })
  })

  test('counts lines as an editor does, through quoted line breaks and empty lines', () => {
    const { rows } = read('account_id,team\n1,"a\nb"\n\n2,c\n')
    expect(rows).toEqual([
      { line: 2, cells: { account: '1', team: 'a\nb' } },
      { line: 5, cells: { account: '2', team: 'c' } },
    ])
  })

  test('cells that are missing are blank', () => {
    expect(read('account_id\n1').rows).toEqual([{ line: 2, cells: { account: '1', team: '' } }])
    expect(read('account_id,team\n1').rows).toEqual([{ line: 2, cells: { account: '1', team: '' } }])
  })

  test.each([
    ['', 1, /empty/],
    ['team\na', 1, /no column account/],
    ['account_id\n"1\n2', 2, /quotation/],
  ])('says what is wrong: %j', (text, line, what) => {
    expect(read(text)).toEqual({ rows: [], problems: [{ line, what: expect.stringMatching(what) }] })
  })

  test('takes only so many lines', () => {
    expect(read(`account_id\n${'1\n'.repeat(20_001)}`).problems).toMatchObject([
      { what: expect.stringMatching('20,001') },
    ])
  })
})

test('what is written is read again, formulas too', () => {
  const cells = ['=1+1', "'quoted'", '"x", y', '-a\nb', '@x', '', 'ä']
  const text = csvLine(['account', 'team']) + cells.map((cell) => csvLine(['1', cell])).join('')
  expect(text).toContain("'=1+1")
  expect(read(text).rows.map(({ cells: { team } }) => team)).toEqual(cells)
  expect(withoutApostrophe("'tis")).toBe("'tis")
})
