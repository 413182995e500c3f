// SPDX-License-Identifier: MIT
// eupnea sound: what a practice sounds like, as a file to take along.
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands/commands.hpp"
#include "app/failure.hpp"
#include "app/print.hpp"
#include "app/shared_folder.hpp"
#include "sound/practice_sound.hpp"
#include "sound/sound_file.hpp"

namespace eupnea::app {

namespace {

struct SoundOptions {
    std::string practice;
    double minutes = 0.0;
    std::string out;
    double volume = 0.5;
    std::string timbre = "soft";
    std::string bed = "none";
};

void render_to_file(const SoundOptions& options)
{
    const PracticeTimeline timeline{practice_named(options.practice),
                                    Seconds{options.minutes * 60.0}};
    Voices voices = voices_of(timeline.practice());
    for (const UserMessage& message : voices.messages) print(stderr, "{}\n", message.sentence);
    const SoundSettings settings{.volume = options.volume,
                                 .timbre = timbre_named(options.timbre),
                                 .bed = bed_named(options.bed)};
    SoundWriter file = value_or_fail(SoundWriter::create(options.out));
    Result<void> written{};
    render(timeline, settings, std::move(voices.voices), [&](std::span<const float> samples) {
        written = file.write(samples);
        return written.has_value();
    });
    value_or_fail(written);
    value_or_fail(file.finish());
    print("{}: {:.1f} minutes of {}.\n", options.out,
          static_cast<double>(rendered_length(timeline)) / sound_rate.per_second / 60.0,
          timeline.practice().title);
}

} // namespace

void add_sound_command(CLI::App& cli)
{
    auto options = std::make_shared<SoundOptions>();
    CLI::App* sound = cli.add_subcommand("sound", "What a practice sounds like, as a file");
    sound->add_option("PRACTICE", options->practice, "Its name")->required();
    sound->add_option("--minutes", options->minutes, "How long; without it, as it was written")
        ->check(CLI::Range(0.1, 24.0 * 60.0));
    sound->add_option("--out", options->out, "A .wav, .flac or .ogg file")->required();
    sound->add_option("--volume", options->volume, "0 to 1")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    sound->add_option("--timbre", options->timbre, "Of the tones")
        ->check(CLI::IsMember({"pure", "soft", "warm"}))
        ->capture_default_str();
    sound->add_option("--bed", options->bed, "Below the tones")
        ->check(CLI::IsMember({"none", "water", "wind", "bowl"}))
        ->capture_default_str();
    sound->callback([options] { render_to_file(*options); });
}

} // namespace eupnea::app
