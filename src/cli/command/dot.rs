//! `guanxi dot`: prints part of the graph as Graphviz DOT.

use std::io::Write;

use clap::Args;

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::output_file::OutputFile;
use crate::cli::subject::ExtractArgs;
use crate::output::DOT;

#[derive(Args, Clone, Debug)]
pub(crate) struct DotCommand {
    #[command(flatten)]
    subject: ExtractArgs,
    #[command(flatten)]
    output: OutputFile,
}

impl DotCommand {
    pub(super) fn run(&self, context: &Context, out: &mut dyn Write) -> Result<(), Failure> {
        self.output.export(context, &DOT, &self.subject.extract(context, usize::MAX)?, out)
    }
}
