//! The program: reads arguments, loads the graph, hands over.

use std::process::ExitCode;

use guanxi::cli::{self, Arguments, Failure, Open};

fn main() -> ExitCode {
    let arguments = match Arguments::read(std::env::args_os()) {
        Ok(arguments) => arguments,
        Err(status) => return status,
    };
    match arguments.explorer().map(|asked| explore(&arguments, asked)) {
        None => cli::run(&arguments),
        Some(Ok(())) => ExitCode::SUCCESS,
        Some(Err(failure)) => cli::fail(&failure),
    }
}

/// Opens the explorer.
#[cfg(feature = "tui")]
fn explore(arguments: &Arguments, asked: &Open) -> Result<(), Failure> {
    use guanxi::tui::{self, Options, theme::Palette};

    let context = arguments.context();
    let options = Options {
        focus: asked.entity(&context)?,
        hops: asked.depth(),
        filter: asked.filter(&context)?,
        palette: if context.ink() == cli::Ink::Plain { Palette::Plain } else { Palette::Sixteen },
        articles: context.articles().map(std::path::Path::to_owned),
    };
    tui::start(context.into_world()?, options)
        .map_err(|failure| Failure::Usage(failure.to_string()))
}

/// Says that there is no explorer to open.
#[cfg(not(feature = "tui"))]
fn explore(_: &Arguments, _: &Open) -> Result<(), Failure> {
    let message = "the explorer is not part of this build: `guanxi --help` lists the commands";
    Err(Failure::Usage(message.to_owned()))
}
