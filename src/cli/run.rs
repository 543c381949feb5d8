//! The real standard streams around a command.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::ExitCode;

use anstream::ColorChoice;

use super::args::{Arguments, When};
use super::context::Context;
use super::failure::{Failure, Status};
use super::ink::Ink;

/// Runs a command: its answer to standard output, what is wrong to standard error.
#[must_use]
pub fn run(arguments: &Arguments) -> ExitCode {
    let Some(command) = &arguments.command else { return ExitCode::SUCCESS };
    let context = context(arguments);
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let ran = command.run(&context, &mut out);
    // What was written before a failure is shown before its message.
    let flushed = out.flush().map_err(Failure::Output);
    match ran.and_then(|status| flushed.map(|()| status)) {
        Ok(Status::Done) => ExitCode::SUCCESS,
        Ok(Status::No) => ExitCode::from(1),
        Err(failure) => fail(&failure),
    }
}

/// Says on standard error why there is no answer.
#[must_use]
pub fn fail(failure: &Failure) -> ExitCode {
    if failure.code() > 0 {
        // Nobody is left to tell where standard error is closed too.
        let _ = writeln!(io::stderr(), "guanxi: {failure}");
    }
    ExitCode::from(failure.code())
}

impl Arguments {
    /// What the arguments say about the graph and the output.
    #[must_use]
    pub fn context(&self) -> Context {
        context(self)
    }
}

fn context(arguments: &Arguments) -> Context {
    let common = &arguments.common;
    let mut context = Context::new(common.graph.as_deref(), common.articles.as_deref());
    context.ink = ink(common.color);
    context.width = width();
    context
}

fn ink(when: When) -> Ink {
    let coloured = match when {
        When::Always => true,
        When::Never => false,
        When::Auto => anstream::AutoStream::choice(&io::stdout()) != ColorChoice::Never,
    };
    if coloured { Ink::Ansi } else { Ink::Plain }
}

/// Columns of the terminal on standard output. Nothing is wrapped anywhere else.
fn width() -> Option<usize> {
    let stdout = io::stdout();
    if !stdout.is_terminal() {
        return None;
    }
    let (terminal_size::Width(width), _) = terminal_size::terminal_size_of(&stdout)?;
    (width > 0).then_some(usize::from(width))
}
