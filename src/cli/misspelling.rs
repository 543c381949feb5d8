//! Misspelt commands, which clap parses as entities.

use std::ffi::OsString;

use crate::text::nearest;

/// The command that the user probably meant, or clap's own error if no command is similar.
pub(super) fn suggest_command(
    program: &clap::Command,
    error: clap::Error,
    args: &[OsString],
) -> Result<String, clap::Error> {
    if !error.use_stderr() {
        return Err(error);
    }
    let is_help = args.get(1).is_some_and(|word| word == "help");
    let help_topic = || args.get(2)?.to_str().filter(|_| is_help).map(str::to_owned);
    let matches = program.clone().ignore_errors(true).try_get_matches_from(args).ok();
    let entity =
        matches.as_ref().and_then(|matches| matches.get_many::<String>("entity")?.next().cloned());
    let word = entity.or_else(help_topic);
    let word = word.filter(|word| !word.starts_with('-'));
    word.and_then(|word| nearest_command(program, &word)).ok_or(error)
}

pub(super) fn nearest_command(program: &clap::Command, word: &str) -> Option<String> {
    let commands = program.get_subcommands().map(clap::Command::get_name);
    nearest(word, commands.chain(["help"])).map(str::to_owned)
}
