package brevvakt.gateway.demo;

/** Colours on a terminal, and none anywhere else. */
record Ink(boolean coloured) {

    String bold(String text) {
        return in("1", text);
    }

    String faint(String text) {
        return in("2", text);
    }

    String red(String text) {
        return in("31", text);
    }

    String green(String text) {
        return in("32", text);
    }

    String blue(String text) {
        return in("36", text);
    }

    String of(Fate.End end, String text) {
        return switch (end) {
            case DIARY -> in("32", text);
            case RESTRICTED -> in("35", text);
            case ORDERED -> in("36", text);
            case THREAD -> in("33", text);
            case NONE -> in("2", text);
        };
    }

    private String in(String code, String text) {
        return coloured && !text.isEmpty() ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
    }
}
