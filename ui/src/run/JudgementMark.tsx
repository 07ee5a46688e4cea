import { useTranslation } from 'react-i18next';
import type { Judgement } from '../api/types';
import { Icon, type IconName } from '../icons/Icon';
import styles from '../parts/facts.module.css';

const LOOKS: Record<Judgement, { icon: IconName; look: string | undefined }> = {
  GOOD: { icon: 'pass', look: styles.good },
  MARGINAL: { icon: 'marginal', look: styles.marginal },
  BAD: { icon: 'fail', look: styles.bad },
  UNSET: { icon: 'unset', look: styles.bad },
};

/** A judgement as icon and word. */
export function JudgementMark({ of }: { of: Judgement }) {
  const { t } = useTranslation();
  const { icon, look } = LOOKS[of];
  return (
    <span className={look} title={t(`run.judgementHint.${of}`)}>
      <Icon name={icon} weight={3} /> {t(`run.judgement.${of}`)}
    </span>
  );
}
