//! `guanxi completions` and `guanxi man`: both are generated from the clap definition.

use std::io::{self, Write};

use clap::Args;
use clap_complete::Shell;

use crate::cli::context::Context;
use crate::cli::failure::Failure;

#[derive(Args, Clone, Debug)]
pub(crate) struct CompletionsCommand {
    /// Shell to generate completions for
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

impl CompletionsCommand {
    pub(super) fn run(&self, context: &Context, out: &mut dyn Write) -> Result<(), Failure> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut (context.program)(), "guanxi", &mut script);
        Ok(out.write_all(&script)?)
    }
}

/// Writes the manual page: the program, then a section for each command.
pub(super) fn man(context: &Context, mut out: &mut dyn Write) -> Result<(), Failure> {
    let mut program = (context.program)();
    program.build();
    let page = clap_mangen::Man::new(program.clone());
    page.render(&mut out)?;
    Ok(program.get_subcommands().try_for_each(|command| write_section(command, &mut out))?)
}

/// Writes the section of a command: description, usage and options.
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
