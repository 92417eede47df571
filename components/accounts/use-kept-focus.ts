/** Keeps the keyboard where it was when the button that was pressed moves with its row. */
'use client'

import { type RefObject, type SyntheticEvent, useEffect, useRef } from 'react'

interface KeptFocus {
  form: RefObject<HTMLFormElement | null>
  onSubmit: (event: SyntheticEvent<HTMLFormElement, SubmitEvent>) => void
}

/**
 * For a form whose buttons are named `intent`. After each `answer` the focus is on the button of the moved row, or where
 * its row is gone, on the one that now stands there. While an answer is awaited nothing is sent: it would hold the rows as
 * they were before.
 */
export function useKeptFocus(answer: unknown, isWaiting: boolean): KeptFocus {
  const form = useRef<HTMLFormElement>(null)
  const pressed = useRef<string | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer moves rows.
  useEffect(() => {
    const moved = /^(up|down|remove) (\d+)$/.exec(pressed.current ?? '')
    pressed.current = null
    if (!moved) return
    const [, how, place] = moved
    const next = Number(place) + (how === 'up' ? -1 : how === 'down' ? 1 : 0)
    const buttons = form.current?.querySelectorAll<HTMLButtonElement>('button[name=intent]') ?? []
    const find = (wanted: string) => [...buttons].find(({ value, disabled }) => value === wanted && !disabled)
    const found = find(`${how} ${next}`) ?? find(`${how === 'up' ? 'down' : 'up'} ${next}`) ?? find('add team')
    found?.focus()
  }, [answer])

  return {
    form,
    onSubmit: (event) => {
      if (isWaiting) return event.preventDefault()
      const { submitter } = event.nativeEvent
      pressed.current = submitter instanceof HTMLButtonElement ? submitter.value : null
    },
  }
}
