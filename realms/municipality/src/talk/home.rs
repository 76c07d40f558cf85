//! The numbers of the last talk as a picture that the guest may scan and take home. Nothing is sent: her own room asks
//! her whether she wants to keep them.

use kit_report::{ReportError, TakeHome, TakenMark, qr_svg};
use kit_web::Asked;

use super::curve::Curve;
use super::rules::Talk;

/// A number in tenths; none for one that is out of reach.
fn tenths(value: f64) -> Option<i16> {
    format!("{:.0}", value * 10.0).parse().ok()
}

/// What was answered at the last talk, as far as it was answered.
pub(super) fn numbers(talks: &[Talk], curves: &[Curve<'_>]) -> Option<TakeHome> {
    let day = talks.last()?.day;
    let marks = curves.iter().filter_map(|curve| {
        let (on, score) = curve.marks.last()?;
        let (least, most) = curve.instrument.span()?;
        Some(TakenMark {
            title: curve.instrument.title.clone(),
            tenths: tenths((*score)?).filter(|_| *on == day)?,
            least: tenths(least)?,
            most: tenths(most)?,
        })
    });
    let marks: Vec<TakenMark> = marks.collect();
    (!marks.is_empty()).then_some(TakeHome { day, marks })
}

/// The picture; none where there is nothing to take home, or more than a picture holds.
pub(super) fn picture(asked: &Asked, public: &str, home: Option<&TakeHome>) -> Option<String> {
    let code = home?.code()?;
    let made: Result<String, ReportError> = qr_svg(
        &format!("{public}/min/hvordan/hent?k={code}"),
        &asked.say("talk-home-alt"),
    );
    made.ok()
}
