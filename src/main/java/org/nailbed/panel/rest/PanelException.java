package org.nailbed.panel.rest;

import org.nailbed.panel.json.Problem;

/** A request that cannot be answered, with the problem to send instead. */
final class PanelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    private PanelException(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    static PanelException notFound(String code, String detail) {
        return new PanelException(new Problem(404, code, "Not found", detail));
    }

    static PanelException parameter(String detail) {
        return new PanelException(new Problem(422, "PARAMETER", "Parameter not understood", detail));
    }

    Problem problem() {
        return problem;
    }
}
