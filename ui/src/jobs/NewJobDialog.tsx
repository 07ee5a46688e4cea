import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { type ProductView, START_RULES, type StartRule } from '../api/types';
import { shortHash } from '../format/format';
import { useLive } from '../live/LiveContext';
import { Failed } from '../parts/Failed';
import { SignedDialog } from '../parts/SignedDialog';
import { SlotChips } from '../parts/SlotChips';
import { useReading } from '../parts/useReading';
import { faultOf, type JobDraft, LONGEST_LOT, MOST_UNITS, newJob, usable } from './jobDraft';
import styles from './JobCard.module.css';

/** Product revision, lot, quantity, slots: what is missing or wrong is said beside the field. */
export function NewJobDialog({ onClose, onCreated }: { onClose: () => void; onCreated: () => void }) {
  const { t } = useTranslation();
  const reading = useReading(api.products);
  const products = usable(reading.value?.products ?? []);
  const numbers = (useLive().station?.slots ?? []).map((slot) => slot.number);
  const [draft, setDraft] = useState<JobDraft>({ product: '', lot: '', quantity: '', start: 'SCAN', slots: null });
  const [tried, setTried] = useState(false);
  const full = { ...draft, product: draft.product || (products[0]?.name ?? '') };
  const change = (part: Partial<JobDraft>) => setDraft((old) => ({ ...old, ...part }));
  const fault = faultOf(full, numbers);
  const said = (field: keyof JobDraft) => (tried && fault?.field === field ? t(fault.word) : undefined);
  return (
    <SignedDialog
      title={t('job.create')}
      action={t('job.createNow')}
      reason="none"
      onClose={onClose}
      onDone={async ({ by }) => {
        setTried(true);
        if (fault !== null) throw new Error(t(fault.word));
        await api.createJob(newJob(full, numbers), by);
        onCreated();
      }}
    >
      {reading.problem !== null && <Failed title={t('product.unread')} problem={reading.problem} onRetry={reading.again} />}
      <NativeSelect
        label={t('job.revision')}
        description={t('job.revisionHint')}
        size="md"
        data-autofocus
        data={products.map((one) => ({ value: one.name, label: labelOf(one) }))}
        error={said('product') ?? (reading.value !== null && products.length === 0 && t('job.noRevision'))}
        value={full.product}
        onChange={(event) => change({ product: event.currentTarget.value })}
      />
      <div className={styles.pair}>
        <TextInput
          label={t('job.lot')}
          size="md"
          required
          maxLength={LONGEST_LOT}
          autoComplete="off"
          error={said('lot')}
          value={draft.lot}
          onChange={(event) => change({ lot: event.currentTarget.value })}
        />
        <TextInput
          label={t('job.quantity')}
          size="md"
          required
          inputMode="numeric"
          maxLength={String(MOST_UNITS).length}
          error={said('quantity')}
          value={draft.quantity}
          onChange={(event) => change({ quantity: event.currentTarget.value })}
        />
      </div>
      <NativeSelect
        label={t('job.startsWhen')}
        size="md"
        data={START_RULES.map((rule) => ({ value: rule, label: t(`job.rule.${rule}`) }))}
        value={draft.start}
        onChange={(event) => change({ start: event.currentTarget.value as StartRule })}
      />
      <SlotChips
        numbers={numbers}
        chosen={draft.slots ?? numbers}
        error={said('slots')}
        onChange={(slots) => change({ slots })}
      />
    </SignedDialog>
  );
}

function labelOf({ name, used }: ProductView): string {
  return `${name} ${used?.version ?? ''} · ${shortHash(used?.sha256 ?? '')}`;
}
