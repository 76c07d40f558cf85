//! The figures as tables.

use std::fmt::Write as _;

use super::made::KINDS;
use super::peers::{Peer, Took};

/// What one engine took.
pub(crate) struct Figures {
    name: &'static str,
    bytes: u64,
    built: f64,
    /// For each round what each question took, by its number.
    rounds: Vec<Vec<(usize, usize, Took)>>,
}

impl Figures {
    pub(crate) fn of(peer: &dyn Peer, built: f64) -> Self {
        Self {
            name: peer.name(),
            bytes: peer.bytes(),
            built,
            rounds: Vec::new(),
        }
    }

    pub(crate) fn add(&mut self, round: usize, took: Vec<(usize, usize, Took)>) {
        debug_assert_eq!(round, self.rounds.len());
        self.rounds.push(took);
    }

    /// Milliseconds of the slowest of so many in a hundred, over all rounds.
    fn latency(&self, percent: usize) -> f64 {
        let took = self.rounds.iter().flatten();
        let mut walls: Vec<f64> = took.map(|(_, _, took)| took.wall).collect();
        walls.sort_by(f64::total_cmp);
        let at = (walls.len() * percent / 100).min(walls.len().saturating_sub(1));
        walls.get(at).copied().unwrap_or(f64::NAN) * 1e3
    }

    /// Processor milliseconds of a question of this kind (or any), over all rounds.
    fn cpu(&self, kind: Option<usize>) -> f64 {
        let took = self.rounds.iter().flatten();
        let of_kind = took.filter(|(_, own, _)| kind.is_none_or(|kind| kind == *own));
        mean(of_kind.map(|(_, _, took)| took.cpu)) * 1e3
    }

    /// In each round, this one's processor time over another's for the questions that this one was asked.
    fn over(&self, other: &Self) -> Vec<f64> {
        let rounds = self.rounds.iter().zip(&other.rounds);
        let mut ratios: Vec<f64> = rounds
            .map(|(own, others)| {
                let asked: std::collections::BTreeSet<usize> =
                    own.iter().map(|(number, _, _)| *number).collect();
                let same = others
                    .iter()
                    .filter(|(number, _, _)| asked.contains(number));
                mean(own.iter().map(|(_, _, took)| took.cpu))
                    / mean(same.map(|(_, _, took)| took.cpu))
            })
            .collect();
        ratios.sort_by(f64::total_cmp);
        ratios
    }
}

fn mean(list: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = list.fold((0.0, 0u32), |(sum, count), one| (sum + one, count + 1));
    sum / f64::from(count)
}

/// One size of the directory.
#[derive(Default)]
pub(crate) struct Size {
    pub(crate) count: usize,
    /// Questions whose whole answers were compared, and their hits.
    pub(crate) equal: (usize, usize),
    pub(crate) figures: Vec<Figures>,
    /// Kilobytes of memory that Landgang's engine took, texts and all.
    pub(crate) held: u64,
    pub(crate) per_second: f64,
    /// Seconds until another minute is known.
    pub(crate) minute: f64,
    /// Seconds until all is laid out.
    pub(crate) anew: f64,
    /// Seconds until one community that has changed is found, and a thousand, and the questions a second after these.
    pub(crate) one_changed: f64,
    pub(crate) many_changed: f64,
    pub(crate) per_second_then: f64,
    /// Seconds of a question for which every row is looked at.
    pub(crate) broad: f64,
    /// Share of what memory can give, of such a question.
    pub(crate) of_bandwidth: f64,
}

/// Everything, for docs/BENCH.md.
pub(crate) fn text(sizes: &[Size]) -> String {
    let mut text = String::new();
    for size in sizes {
        let _ = one(&mut text, size);
    }
    text
}

fn one(text: &mut String, size: &Size) -> std::fmt::Result {
    let (questions, hits) = size.equal;
    writeln!(text, "### {} communities\n", thousands(size.count))?;
    writeln!(
        text,
        "Equal answers first: {questions} questions, {} hits, the same from all.\n",
        thousands(hits)
    )?;
    writeln!(
        text,
        "| engine | p50 | p99 | processor per question | of Landgang's | index | built in |"
    )?;
    writeln!(text, "|---|---:|---:|---:|---:|---:|---:|")?;
    let Some(ours) = size.figures.first() else {
        return Ok(());
    };
    for peer in &size.figures {
        let ratios = peer.over(ours);
        let at = |at: usize| ratios.get(at).copied().unwrap_or(f64::NAN);
        let asked = peer.rounds.first().map_or(0, Vec::len);
        let all = ours.rounds.first().map_or(0, Vec::len);
        let note = if asked < all {
            format!(" ({asked} of the questions)")
        } else {
            String::new()
        };
        writeln!(
            text,
            "| {}{note} | {:.3} ms | {:.3} ms | {:.3} ms | {:.1} [{:.1}–{:.1}] | {} MB | {:.1} s |",
            peer.name,
            peer.latency(50),
            peer.latency(99),
            peer.cpu(None),
            at(ratios.len() / 2),
            at(0),
            at(ratios.len().saturating_sub(1)),
            peer.bytes / 1_000_000,
            peer.built,
        )?;
    }
    writeln!(text, "\nProcessor milliseconds by kind of question:\n")?;
    write!(text, "| kind |")?;
    for peer in &size.figures {
        write!(text, " {} |", peer.name)?;
    }
    writeln!(text, "\n|---|{}", "---:|".repeat(size.figures.len()))?;
    for (kind, (name, _)) in KINDS.iter().enumerate() {
        write!(text, "| {name} |")?;
        for peer in &size.figures {
            write!(text, " {:.3} |", peer.cpu(Some(kind)))?;
        }
        writeln!(text)?;
    }
    writeln!(text, "\n{}\n", alone(size))
}

/// A sentence on Landgang's engine with nothing beside it.
pub(crate) fn alone(size: &Size) -> String {
    format!(
        "Landgang alone: {:.0} questions/s on two processors; {} MB of memory with every text; another minute known in \
         {:.1} ms; a community that changes is found after {:.1} ms, a thousand after {:.0} ms ({:.0} questions/s with these \
         beside), where laying all out anew takes {:.1} s; a question for which every row must be looked at takes {:.2} ms, \
         {:.0} % of what reading them from memory alone would give.",
        size.per_second,
        size.held / 1_000,
        size.minute * 1e3,
        size.one_changed * 1e3,
        size.many_changed * 1e3,
        size.per_second_then,
        size.anew,
        size.broad * 1e3,
        size.of_bandwidth * 100.0
    )
}

fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(' ');
        }
        text.push(digit);
    }
    text
}
