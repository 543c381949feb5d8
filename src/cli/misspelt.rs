//! Commands whose name was misspelt, and so was read as an entity.

use std::ffi::OsString;

use clap::error::{ContextKind, ErrorKind};

use crate::text::nearest;

/// Why the command line could not be read.
pub(super) enum Explained {
    /// The first word is a misspelling of this command.
    Misspelt(String),
    /// Anything else, as clap says it.
    Other(clap::Error),
}

/// Explains an error about what was typed: by a misspelt command if there is one.
pub(super) fn explained(
    program: clap::Command,
    error: clap::Error,
    typed: &[OsString],
) -> Explained {
    if !matches!(error.kind(), ErrorKind::UnknownArgument | ErrorKind::InvalidSubcommand) {
        return Explained::Other(error);
    }
    let matches = program.clone().ignore_errors(true).try_get_matches_from(typed).ok();
    let entity = matches.as_ref().and_then(|matches| matches.get_one::<String>("entity"));
    match entity.map(|word| near_command(&program, word)) {
        Some(Some(near)) => Explained::Misspelt(near),
        Some(None) => Explained::Other(as_unexpected(program, error)),
        None => Explained::Other(error),
    }
}

/// The same error without a guess at the word too many: after an entity it is no command.
fn as_unexpected(mut program: clap::Command, error: clap::Error) -> clap::Error {
    let Some(word) = error.get(ContextKind::InvalidSubcommand) else { return error };
    program.error(ErrorKind::UnknownArgument, format!("unexpected argument '{word}' found"))
}

/// The command that a word is a misspelling of.
pub(super) fn near_command(program: &clap::Command, word: &str) -> Option<String> {
    nearest(word, program.get_subcommands().map(clap::Command::get_name)).map(str::to_owned)
}
