import { useTranslation } from 'react-i18next';
import type { Job } from '../api/types';
import { percent } from '../format/format';
import styles from './JobCard.module.css';
import { firstPassYield } from './jobFigures';

/** The counters of a job, each as a word over a figure. */
export function JobCounts({ job: { progress, quantity } }: { job: Job }) {
  const { t, i18n } = useTranslation();
  const share = firstPassYield(progress);
  const number = new Intl.NumberFormat(i18n.language);
  const figures: [string, string, ('passed' | 'failed' | undefined)?][] = [
    [t('job.passed'), `${number.format(progress.passed)} / ${number.format(quantity)}`, 'passed'],
    [t('job.failed'), number.format(progress.failed), progress.failed > 0 ? 'failed' : undefined],
    [t('job.inWork'), number.format(progress.inWork)],
    [t('job.remaining'), number.format(progress.remaining)],
    [t('job.attempts'), number.format(progress.attempts)],
    [t('job.firstPass'), share === null ? '–' : percent(share, i18n.language, 1)],
  ];
  return (
    <dl className={styles.figures}>
      {figures.map(([word, figure, part]) => (
        <div key={word} data-part={part}>
          <dt>{word}</dt>
          <dd>{figure}</dd>
        </div>
      ))}
    </dl>
  );
}
