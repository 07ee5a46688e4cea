package org.nailbed.app.cli.config;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.nailbed.app.cli.output.EndsWith;
import org.nailbed.app.cli.output.ExitCode;
import org.nailbed.app.cli.output.Output;
import org.nailbed.station.config.schema.JsonSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what editors need to complete and check our files. */
@Command(
        name = "schema",
        description = {
            "Prints the JSON Schema (draft 2020-12) of product or station files, for editors.",
            "In VS Code: # yaml-language-server: $schema=product.schema.json as a file's first line."
        },
        mixinStandardHelpOptions = true)
@EndsWith({ExitCode.OK, ExitCode.INTERNAL, ExitCode.USAGE})
public final class SchemaCommand implements Callable<Integer> {

    /** The files that have a schema. */
    enum Kind {
        PRODUCT,
        STATION
    }

    @Parameters(paramLabel = "KIND", description = "${COMPLETION-CANDIDATES}.")
    private Kind kind = Kind.PRODUCT;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = Output.of(spec).out();
        out.print(
                switch (kind) {
                    case PRODUCT -> JsonSchema.ofProduct();
                    case STATION -> JsonSchema.ofStation();
                });
        out.flush();
        return ExitCode.OK.number();
    }
}
