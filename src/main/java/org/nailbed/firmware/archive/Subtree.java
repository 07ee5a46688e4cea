package org.nailbed.firmware.archive;

import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One folder of a tree. */
record Subtree(FileTree tree, String folder) implements FileTree {

    @Override
    public String title() {
        return tree.title() + "/" + folder;
    }

    @Override
    public NavigableSet<String> names() {
        String prefix = folder + "/";
        return tree.names().stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public byte[] read(String name, int limitBytes) {
        return tree.read(Names.inside(folder, name), limitBytes);
    }

    /** The tree is another's. */
    @Override
    public void close() {}
}
