package org.nailbed.panel.json;

/**
 * Why a request was not done; sent as {@code application/problem+json}.
 *
 * @param code for programs
 * @param title what, in two words or three
 * @param detail where, seen against expected, what to do
 */
public record Problem(int status, String code, String title, String detail) {

    public static final String MEDIA_TYPE = "application/problem+json";
}
