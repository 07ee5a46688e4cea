package org.nailbed.panel.guard;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.nailbed.panel.json.Problem;

/**
 * Stands before every request, pages and WebSocket included.
 *
 * <p>The panel has no sign-in yet and listens on this machine only; what could still reach it is a stranger's page in the
 * operator's browser. So the Host must be a name of ours (against DNS rebinding), and whatever changes something must come
 * from our own page (against forged requests) and carry JSON (which a form cannot).
 */
@ApplicationScoped
public class Guard {

    /** Before everything else that Quarkus puts in the way. */
    private static final int PRIORITY = 1000;

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    /** Mantine, the pages' component library, writes style attributes; scripts come from files only. */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
                    + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** They name the scripts of this release, so a browser must ask for them anew. */
    private static final Set<String> PAGES = Set.of("/", "/index.html");

    private final HostNames names;

    Guard(
            @ConfigProperty(name = "quarkus.http.host") String boundHost,
            @ConfigProperty(name = "nailbed.panel.names") Optional<List<String>> names) {
        this.names = new HostNames(boundHost, names.orElse(List.of()));
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext context) {
        addHeaders(context);
        Optional<Problem> problem = problemOf(context.request());
        if (problem.isPresent()) {
            context.response()
                    .setStatusCode(problem.get().status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .end(JsonObject.mapFrom(problem.get()).toBuffer());
        } else {
            context.next();
        }
    }

    private static void addHeaders(RoutingContext context) {
        context.response()
                .putHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (context.request().path().startsWith("/api/")) {
            context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        if (PAGES.contains(context.request().path())) {
            // Set last: Quarkus marks every file immutable, which is true only of those with a hash in their name.
            context.addHeadersEndHandler(done -> context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-cache"));
        }
    }

    private Optional<Problem> problemOf(HttpServerRequest request) {
        String host = host(request);
        if (!names.knows(host)) {
            return problem(
                    403,
                    "HOST_UNKNOWN",
                    "Host is '" + host
                            + "', expected this machine. Open the panel by its address, or add the name to nailbed.panel.names.");
        }
        boolean upgrade = request.headers().contains(HttpHeaders.UPGRADE);
        if (READING.contains(request.method()) && !upgrade) {
            return Optional.empty();
        }
        Optional<String> origin = Optional.ofNullable(request.getHeader(HttpHeaders.ORIGIN));
        if (origin.isPresent() && !HostNames.sameOrigin(origin.get(), host)) {
            return problem(
                    403,
                    "ORIGIN_FOREIGN",
                    "Origin is '" + origin.get() + "', expected the panel's own page at '" + host + "'.");
        }
        return upgrade ? Optional.empty() : bodyProblem(request);
    }

    /** HTTP/2 says it in the request's authority and sends no Host. */
    private static String host(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.HOST))
                .or(() -> Optional.ofNullable(request.authority()).map(HostAndPort::toString))
                .orElse("");
    }

    private static Optional<Problem> bodyProblem(HttpServerRequest request) {
        String length = Optional.ofNullable(request.getHeader(HttpHeaders.CONTENT_LENGTH))
                .orElse("0");
        boolean body = !length.equals("0") || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
        String type =
                Optional.ofNullable(request.getHeader(HttpHeaders.CONTENT_TYPE)).orElse("");
        if (body && !type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
            return problem(415, "BODY_NOT_JSON", "Content-Type is '" + type + "', expected application/json.");
        }
        return Optional.empty();
    }

    private static Optional<Problem> problem(int status, String code, String detail) {
        return Optional.of(new Problem(status, code, "Refused", detail));
    }
}
