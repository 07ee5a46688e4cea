import { useTranslation } from 'react-i18next';
import { GROUPS, type Revision } from '../api/types';
import { phaseName } from '../i18n/words';
import { ByWhom } from '../parts/ByWhom';
import styles from './ProductsView.module.css';

/** Who approved or withdrew it, and what it does to a board. */
export function RevisionFacts({ revision }: { revision: Revision }) {
  const { t } = useTranslation();
  return (
    <dl className={styles.facts}>
      {revision.approved && (
        <div>
          <dt>{t('product.approved')}</dt>
          <dd>
            <ByWhom by={revision.approved.by} at={revision.approved.at} />
            {revision.approved.note && <q>{revision.approved.note}</q>}
          </dd>
        </div>
      )}
      {revision.withdrawals
        .filter(({ subject }) => subject === 'PRODUCT')
        .map(({ by, at, reason }) => (
          <div key={at}>
            <dt>{t('product.withdrawn')}</dt>
            <dd>
              <ByWhom by={by} at={at} />
              <q>{reason}</q>
            </dd>
          </div>
        ))}
      <div>
        <dt>{t('head.chip')}</dt>
        <dd>{revision.chip}</dd>
      </div>
      {GROUPS.map((group) => {
        const names = revision.phases.filter((phase) => phase.group === group).map(({ name }) => phaseName(name));
        return names.length === 0 ? null : (
          <div key={group}>
            <dt>{t(`group.${group}`)}</dt>
            <dd>{names.join(' → ')}</dd>
          </div>
        );
      })}
    </dl>
  );
}
