package dev.anyedge.examples.command;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the sub-commands with the one {@link Output} that a run of the command writes to. */
final class CommandFactory implements IFactory {
    private final Output output;
    private final IFactory defaults = CommandLine.defaultFactory();

    CommandFactory(Output output) {
        this.output = output;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (Subcommand.class.isAssignableFrom(type)) {
            return type.getDeclaredConstructor(Output.class).newInstance(output);
        }
        return defaults.create(type);
    }
}
