import { Chip, Input } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './parts.module.css';

interface Props {
  numbers: number[];
  chosen: number[];
  error?: string | undefined;
  onChange: (chosen: number[]) => void;
}

/** Chooses slots; each is a box to be ticked. */
export function SlotChips({ numbers, chosen, error, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Input.Wrapper label={t('job.onSlots')} labelElement="div" error={error}>
      <Chip.Group multiple value={chosen.map(String)} onChange={(next: string[]) => onChange(next.map(Number))}>
        <div className={styles.slots} role="group" aria-label={t('job.onSlots')}>
          {numbers.map((number) => (
            <Chip key={number} value={String(number)} size="lg">
              {number}
            </Chip>
          ))}
        </div>
      </Chip.Group>
    </Input.Wrapper>
  );
}
