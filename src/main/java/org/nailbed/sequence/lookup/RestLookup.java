package org.nailbed.sequence.lookup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.format.Json;
import org.nailbed.run.FaultCode;
import org.nailbed.sequence.SequenceException;
import org.nailbed.sequence.Template;
import org.nailbed.sequence.UnitData;
import org.nailbed.wire.Deadline;

/**
 * Asks a service by GET for a JSON object of texts, numbers and flags; what else is in the object, and null, is no value. The
 * answer has at most {@link #MAX_BYTES}. A redirect is not followed, for the token would go with it.
 *
 * @param uri http or https, with places for the unit's numbers, which are escaped: {@code https://mes/units/{serial-number}}
 * @param token sent as a bearer's; empty for none
 * @param timeout of the whole exchange, or what is left of the phase's time where that is less
 * @param secrets names whose values are shown nowhere
 */
public record RestLookup(Template uri, Optional<Secret> token, Duration timeout, Set<String> secrets)
        implements Lookup {

    /** Of an answer. */
    public static final int MAX_BYTES = 64 << 10;

    private static final Pattern WEB = Pattern.compile("https?://[^/?#@{}]+([/?].*)?", Pattern.DOTALL);
    private static final Pattern PLACE = Pattern.compile("\\{[^{}]*}");
    private static final int FOUND = 200;
    private static final int NOT_FOUND = 404;

    /** Its threads are daemons, shared by all slots. */
    private static final class Client {
        static final HttpClient ONE = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .build();
    }

    /** @throws IllegalArgumentException when the address is none, or the timeout is not more than nothing */
    public RestLookup {
        secrets = Set.copyOf(secrets);
        if (!WEB.matcher(uri.text()).matches()) {
            throw new IllegalArgumentException(
                    "The address '%s' is not http://HOST/… or https://HOST/…, with places behind the host only. Correct it."
                            .formatted(uri));
        }
        URI.create(PLACE.matcher(uri.text()).replaceAll("x"));
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("A lookup has a timeout of " + timeout + ", expected more.");
        }
    }

    @Override
    public Optional<Set<String>> names() {
        return Optional.empty();
    }

    @Override
    public Map<String, String> find(UnitData unit, Deadline deadline) {
        HttpResponse<byte[]> response = ask(unit, deadline);
        return switch (response.statusCode()) {
            case FOUND -> withSecrets(values(response.body()));
            case NOT_FOUND -> throw Lookup.missing(unit, host());
            default ->
                throw failed("it answered with status %d, expected %d".formatted(response.statusCode(), FOUND), null);
        };
    }

    private HttpResponse<byte[]> ask(UnitData unit, Deadline deadline) {
        URI address = URI.create(uri.fill(unit, RestLookup::escaped));
        Deadline until = deadline.atMost(timeout);
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept", "application/json");
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret.text()));
        CompletableFuture<HttpResponse<byte[]>> answer =
                Client.ONE.sendAsync(request.build(), response -> new BoundedBody(MAX_BYTES));
        try {
            return answer.get(until.remainingMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw failed("no answer within %d ms".formatted(until.budget().toMillis()), e);
        } catch (ExecutionException e) {
            throw failed(reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SequenceException(FaultCode.STOPPED, "Stopped while " + host() + " was asked.", e);
        } finally {
            // Without effect when the answer came.
            answer.cancel(true);
        }
    }

    /** Dots alone would be a step through the service's paths, escaped or not (RFC 3986, 3.3 and 6.2.2.2). */
    private static String escaped(String value) {
        if (value.equals(".") || value.equals("..")) {
            throw new SequenceException(
                    FaultCode.UNIT_DATA_MISSING,
                    "A unit cannot be asked for by '" + value + "', which is a step in a path. Check the unit's data.");
        }
        return URLEncoder.encode(value, UTF_8).replace("+", "%20");
    }

    private static String reason(ExecutionException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    /** A secret that is misspelt in the product would be taken for an open value under its right name. */
    private Map<String, String> withSecrets(Map<String, String> values) {
        List<String> lacking = secrets.stream()
                .filter(name -> !values.containsKey(name))
                .sorted()
                .toList();
        if (!lacking.isEmpty()) {
            throw new SequenceException(
                    FaultCode.UNIT_DATA_MISSING,
                    "The answer of %s lacks %s, which the product calls secret. Check the spelling of 'secrets'."
                            .formatted(host(), lacking));
        }
        return values;
    }

    private Map<String, String> values(byte[] body) {
        Map<String, String> values = new LinkedHashMap<>();
        json(body).fields().forEach((name, value) -> {
            boolean usable = Lookup.isName(name) && !value.equals(new Json.Scalar("null", false));
            value.asText().filter(text -> usable).ifPresent(text -> values.put(name, text));
        });
        return values;
    }

    private Json json(byte[] body) {
        try {
            return Json.read("The answer", body);
        } catch (FirmwareException e) {
            // Its message may show a part of the answer, which may be secret.
            throw failed("its answer is no JSON object", null);
        }
    }

    private SequenceException failed(String what, @Nullable Throwable cause) {
        return new SequenceException(
                FaultCode.LOOKUP_FAILED,
                "%s was asked for the data of this unit: %s. Check the service and the network."
                        .formatted(host(), what),
                cause);
    }

    /** The address without what is of the unit. */
    private String host() {
        URI plain = URI.create(PLACE.matcher(uri.text()).replaceAll("x"));
        return plain.getScheme() + "://" + plain.getAuthority();
    }
}
