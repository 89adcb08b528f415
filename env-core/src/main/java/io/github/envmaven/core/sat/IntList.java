package io.github.envmaven.core.sat;

import java.util.Arrays;

/** A growable array of ints; the lists of the solver, without boxes. */
public final class IntList {

    private int[] elements;
    private int size;

    /** An empty list. */
    public IntList() {
        this(16);
    }

    /**
     * An empty list with room.
     *
     * @param capacity how many elements fit before it grows
     */
    public IntList(int capacity) {
        elements = new int[Math.max(capacity, 4)];
    }

    /**
     * How many elements there are.
     *
     * @return zero or more
     */
    public int size() {
        return size;
    }

    /**
     * One element.
     *
     * @param index from zero
     * @return the element
     */
    public int get(int index) {
        return elements[index];
    }

    /**
     * Replaces one element.
     *
     * @param index from zero
     * @param element the new element
     */
    public void set(int index, int element) {
        elements[index] = element;
    }

    /**
     * Appends an element.
     *
     * @param element the element
     */
    public void add(int element) {
        if (size == elements.length) {
            elements = Arrays.copyOf(elements, size * 2);
        }
        elements[size++] = element;
    }

    /**
     * Drops the elements from an index on.
     *
     * @param newSize how many elements stay
     */
    public void truncate(int newSize) {
        size = newSize;
    }

    /**
     * Takes the last element off.
     *
     * @return the element
     */
    public int removeLast() {
        return elements[--size];
    }

    /** Drops all elements and keeps the room. */
    public void clear() {
        size = 0;
    }

    /**
     * A copy of the elements.
     *
     * @return a new array of exactly the list's size
     */
    public int[] toArray() {
        return Arrays.copyOf(elements, size);
    }

    /**
     * The elements in place, for loops that must not allocate; only the first {@link #size()} count.
     *
     * @return the backing array, valid until the list grows
     */
    public int[] raw() {
        return elements;
    }

    @Override
    public String toString() {
        return Arrays.toString(toArray());
    }
}
