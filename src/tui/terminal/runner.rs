//! The loop: wait, hand over everything that waits, do what was asked, draw once.

use std::sync::Arc;
use std::time::Instant;

use crossterm::event::Event;
use ratatui::layout::Size;

use super::happening::{Ended, Happening, Program, Request};
use super::input::Input;
use super::owner::Terminal;
use super::signals::Notice;
use super::wait::{Line, wait};
use super::wake::Inbox;

/// Messages handed over before a frame is drawn, so that a flood of them is still seen.
const MOST_MESSAGES: usize = 1024;

/// Runs a screen until it asks to quit.
///
/// # Errors
/// When the terminal goes away or fails, or when another thread panics.
pub fn run<P: Program>(
    program: &mut P,
    terminal: &mut Terminal,
    inbox: &Inbox<P::Message>,
) -> Result<(), Ended> {
    let size = terminal.measure();
    let mut turn = Turn { program, terminal, input: Input::default(), draw: true, quit: false };
    turn.tell(Happening::Resize(size))?;
    turn.draw()?;
    panic_if_a_test_asks();
    while !turn.quit {
        turn.draw()?;
        turn.wait_and_tell(inbox)?;
    }
    Ok(())
}

struct Turn<'a, P: Program> {
    program: &'a mut P,
    terminal: &'a mut Terminal,
    input: Input,
    draw: bool,
    quit: bool,
}

impl<P: Program> Turn<'_, P> {
    fn draw(&mut self) -> Result<(), Ended> {
        if std::mem::take(&mut self.draw) {
            self.program.before_draw();
            let program = &*self.program;
            self.terminal.draw(|frame| program.draw(frame))?;
        }
        Ok(())
    }

    fn wait_and_tell(&mut self, inbox: &Inbox<P::Message>) -> Result<(), Ended> {
        let wished = self.program.deadline();
        let until = [wished, self.input.deadline()].into_iter().flatten().min();
        let line = wait(
            &self.terminal.record.device,
            &self.terminal.watch.notices.bell,
            &inbox.bell,
            until,
        )?;
        self.tell_notices()?;
        self.tell_typed(line)?;
        self.tell_messages(inbox)?;
        if wished.is_some_and(|moment| moment <= Instant::now()) {
            self.tell(Happening::Deadline)?;
        }
        Ok(())
    }

    fn tell_messages(&mut self, inbox: &Inbox<P::Message>) -> Result<(), Ended> {
        for _ in 0..MOST_MESSAGES {
            match inbox.take() {
                Some(message) if !self.quit => self.tell(Happening::Message(message))?,
                _ => return Ok(()),
            }
        }
        // More may wait, and their ringing has been hushed.
        inbox.bell.ring();
        Ok(())
    }

    fn tell_notices(&mut self) -> Result<(), Ended> {
        let notices = Arc::clone(&self.terminal.watch.notices);
        if notices.take(Notice::Panicked) {
            return Err(Ended::Panicked);
        }
        if notices.take(Notice::Stop) {
            self.apply(Request::Suspend)?;
        }
        if notices.take(Notice::Continued) {
            self.terminal.enter_anew()?;
            self.tell_size()?;
        }
        if notices.take(Notice::Resized) {
            self.tell_size()?;
        }
        Ok(())
    }

    fn tell_size(&mut self) -> Result<(), Ended> {
        let size: Size = self.terminal.measure();
        self.draw = true;
        self.tell(Happening::Resize(size))
    }

    fn tell_typed(&mut self, line: Line) -> Result<(), Ended> {
        let mut events = match line {
            Line::HungUp => return Err(Ended::HungUp),
            Line::Quiet => Vec::new(),
            Line::Typed => {
                self.input.read(&self.terminal.record.device).map_err(|_| Ended::HungUp)?
            }
        };
        self.input.give_up(&mut events);
        events.into_iter().filter_map(happening).try_for_each(|happening| self.tell(happening))
    }

    fn tell(&mut self, happening: Happening<P::Message>) -> Result<(), Ended> {
        if self.quit {
            return Ok(());
        }
        self.program.handle(happening).into_iter().try_for_each(|request| self.apply(request))
    }

    fn apply(&mut self, request: Request) -> Result<(), Ended> {
        match request {
            Request::Draw => self.draw = true,
            Request::Quit => self.quit = true,
            Request::Copy(text) => self.terminal.copy(&text)?,
            Request::Title(title) => self.terminal.name(&title)?,
            Request::Mouse(owner) => self.terminal.leave_mouse_to(owner)?,
            Request::Repaint => {
                self.terminal.forget_screen()?;
                self.draw = true;
            }
            Request::Suspend => {
                self.terminal.suspend()?;
                self.tell_size()?;
            }
            Request::Run(mut command) => {
                let outcome = self.terminal.run(&mut command)?;
                self.tell_size()?;
                self.tell(Happening::Returned(outcome))?;
            }
        }
        Ok(())
    }
}

/// The way in for tests of a panic in the real program; absent from release builds.
fn panic_if_a_test_asks() {
    let asked = cfg!(debug_assertions) && std::env::var_os("GUANXI_TEST_PANIC").is_some();
    assert!(!asked, "a test asked for this panic after the first frame");
}

fn happening<M>(event: Event) -> Option<Happening<M>> {
    match event {
        Event::Key(key) => Some(Happening::Key(key)),
        Event::Mouse(mouse) => Some(Happening::Mouse(mouse)),
        Event::Paste(text) => Some(Happening::Paste(text)),
        Event::Resize(..) | Event::FocusGained | Event::FocusLost => None,
    }
}
