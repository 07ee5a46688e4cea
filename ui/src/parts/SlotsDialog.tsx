import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../live/LiveContext';
import { SignedDialog } from './SignedDialog';
import { SlotChips } from './SlotChips';

interface Props {
  title: string;
  means: string;
  /** Chosen at first. */
  slots: number[];
  onDone: (slots: number[], by: string) => Promise<unknown>;
  onClose: () => void;
}

/** Gives slots something to make: which ones, and who says so. */
export function SlotsDialog({ title, means, slots, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const numbers = (useLive().station?.slots ?? []).map((slot) => slot.number);
  const [chosen, setChosen] = useState(slots);
  return (
    <SignedDialog
      title={title}
      action={t('job.give')}
      reason="none"
      onDone={({ by }) => onDone([...chosen].sort((a, b) => a - b), by)}
      onClose={onClose}
    >
      <p>{means}</p>
      <SlotChips numbers={numbers} chosen={chosen} onChange={setChosen} />
    </SignedDialog>
  );
}
