//! `guanxi completions` and `guanxi man`. The scripts are templates from `clap_complete`; manual pages are generated from the clap
//! definition.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::key_bindings::key_bindings;
use crate::cli::completion::{SHELLS, write_script};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::model::escape_hostile;
use crate::system::{Existing, NewFiles, error_text, remove_on_signals, write_atomically};

#[derive(Args, Clone, Debug)]
pub(crate) struct CompletionsCommand {
    /// Shell to generate completions for
    #[arg(value_name = "SHELL", value_parser = PossibleValuesParser::new(SHELLS.names()))]
    shell: String,
    /// Print key bindings instead, for bash, zsh and fish: Alt-i inserts entities chosen in the finder
    #[arg(long)]
    keys: bool,
}

#[derive(Args, Clone, Debug)]
pub(crate) struct ManCommand {
    /// Write one page per command to this folder instead: guanxi.1, guanxi-show.1, …
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
}

impl CompletionsCommand {
    pub(super) fn run(&self, out: &mut dyn Write) -> Result<(), Failure> {
        if self.keys {
            return Ok(out.write_all(key_bindings(&self.shell)?.as_bytes())?);
        }
        // clap rejects unknown names.
        let shell = SHELLS.completer(&self.shell);
        Ok(shell.map_or(Ok(()), |shell| write_script(shell, out))?)
    }
}

impl ManCommand {
    pub(super) fn run(&self, context: &Context, out: &mut dyn Write) -> Result<(), Failure> {
        let mut program = (context.clap_command)();
        match &self.dir {
            None => Ok(write_page(&mut program, out)?),
            Some(folder) => write_folder(program, folder).map_err(|error| {
                let (folder, error) = (folder.to_string_lossy(), error_text(&error));
                Failure::File(format!("cannot write to {}: {error}", escape_hostile(&folder)))
            }),
        }
    }
}

/// Writes a page for the program and one for each command. If this fails, no folder that it created is left behind; in one
/// that existed, each page is old or new.
fn write_folder(program: clap::Command, folder: &Path) -> io::Result<()> {
    remove_on_signals();
    let mut program = program.disable_help_subcommand(true);
    program.build();
    let (mut new_files, is_new) = (NewFiles::default(), !folder.exists());
    for command in std::iter::once(&program).chain(program.get_subcommands()) {
        let page = clap_mangen::Man::new(command.clone());
        let page = page.source(concat!("guanxi ", env!("CARGO_PKG_VERSION")));
        let path = folder.join(page.get_filename());
        if is_new {
            new_files.write_with(&path, |mut file| page.render(&mut file))?;
        } else {
            write_atomically(&path, Existing::Replace, |mut file| page.render(&mut file))?;
        }
    }
    new_files.keep()
}

/// Writes one page for the program, with a section for each command.
fn write_page(program: &mut clap::Command, mut out: &mut dyn Write) -> io::Result<()> {
    program.build();
    let page = clap_mangen::Man::new(program.clone());
    page.render(&mut out)?;
    program.get_subcommands().try_for_each(|command| write_section(command, &mut out))
}

fn write_section(command: &clap::Command, out: &mut dyn Write) -> io::Result<()> {
    let page = clap_mangen::Man::new(command.clone());
    let mut text = Vec::new();
    page.render_synopsis_section(&mut text)?;
    page.render_options_section(&mut text)?;
    let text = String::from_utf8_lossy(&text);
    // Sections become subsections.
    let text = text.replace(".SH ", ".SS ");
    let name = command.get_name().to_uppercase();
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    write!(out, ".SH \"GUANXI {name}\"\n{}\n{text}", about.replace('\\', "\\e"))
}
