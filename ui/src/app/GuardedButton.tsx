import { Button, type ButtonProps } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props extends Pick<ButtonProps, 'variant' | 'color' | 'size' | 'className'> {
  /** Why it cannot be pressed now; null when it can. */
  reason: string | null;
  label: string;
  onPress: () => void;
  children: ReactNode;
}

/** Stays focusable when it cannot be pressed, so that a reader or a hover learns why. */
export function GuardedButton({ reason, label, onPress, children, className, ...look }: Props) {
  return (
    <Button
      {...look}
      {...(reason === null ? {} : { 'data-disabled': true })}
      className={className ?? ''}
      mih={44}
      aria-label={label}
      aria-disabled={reason !== null}
      title={reason === null ? label : `${label}: ${reason}`}
      onClick={() => {
        if (reason === null) onPress();
      }}
    >
      {children}
    </Button>
  );
}
