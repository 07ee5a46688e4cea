import { SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunFilter } from '../api/client';
import { OUTCOMES } from '../api/types';
import { Icon } from '../icons/Icon';
import { iconOf } from '../station/slotFace';
import styles from './FilterBar.module.css';

const TYPING_PAUSE_MS = 250;

export function FilterBar({ filter, onChange }: { filter: RunFilter; onChange: (filter: RunFilter) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(filter.text);
  const [asked, setAsked] = useState(filter.text);
  const ask = useDebouncedCallback((typed: string) => {
    setAsked(typed.trim());
    onChange({ ...filter, text: typed.trim() });
  }, TYPING_PAUSE_MS);
  // The filter was reset from outside: the field follows.
  if (filter.text !== asked) {
    setAsked(filter.text);
    setText(filter.text);
  }
  const words = [
    { value: 'ALL', label: t('history.all') },
    ...OUTCOMES.map((outcome) => ({
      value: outcome,
      label: (
        <span className={styles.choice}>
          <Icon name={iconOf(outcome)} weight={2.8} /> {t(`state.${outcome}`)}
        </span>
      ),
    })),
  ];
  return (
    <>
      <TextInput
        className={styles.search ?? ''}
        size="md"
        type="search"
        aria-label={t('history.search')}
        placeholder={t('history.search')}
        leftSection={<Icon name="search" />}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          ask(event.currentTarget.value);
        }}
      />
      <SegmentedControl
        size="md"
        className={styles.outcomes ?? ''}
        aria-label={t('history.outcome')}
        data={words}
        value={filter.outcome ?? 'ALL'}
        onChange={(value) => onChange({ ...filter, outcome: OUTCOMES.find((one) => one === value) ?? null })}
      />
    </>
  );
}
