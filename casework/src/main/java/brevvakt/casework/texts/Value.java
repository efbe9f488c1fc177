package brevvakt.casework.texts;

/** A value as the template library sees it: nothing but its words, so that no text can reach into a string. */
record Value(String shown) {

    @Override
    public String toString() {
        return shown;
    }
}
