package org.nailbed.panel.json;

import org.nailbed.run.Fault;

/** A fault with what the operator does next. */
public record FaultJson(String code, String message, String nextAction) {

    public static FaultJson of(Fault fault) {
        return new FaultJson(fault.code().name(), fault.message(), fault.code().nextAction());
    }
}
