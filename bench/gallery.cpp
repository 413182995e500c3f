// SPDX-License-Identifier: MIT
// Pictures of every screen, for the documentation and for the eye: gallery FOLDER [WIDTH HEIGHT].
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>

#include "practice/practice_shelf.hpp"
#include "tests/staged_session.hpp"
#include "ui/window.hpp"

using namespace eupnea;

namespace {

struct Picture {
    const char* name;
    Stage stage;
    ui::Look look;
    Seconds shown{0.0};
    std::string keys{}; ///< typed one a frame before the picture
};

ui::Shelf full_shelf()
{
    const std::filesystem::path source{EUPNEA_SOURCE_DIR};
    const std::vector<std::filesystem::path> folders{source / "practices"};
    return {read_practices(folders).practices, read_pages(source / "learn"), {}};
}

void take(ui::Window& window, const Picture& picture, const std::filesystem::path& folder)
{
    const StagedSession staged{picture.stage};
    const Timestamp shown =
        at(picture.shown > Seconds{0.0} ? picture.shown : picture.stage.length - Seconds{0.05});
    const Session session = staged.upto(picture.stage.ended ? at(Seconds{1e9}) : shown);
    ui::App app{
        picture.look, {.device = Word{"/dev/ttyACM0"}}, [](const Command&) {}, full_shelf()};
    for (const char key : picture.keys) {
        window.keys().type(static_cast<unsigned char>(key));
        window.show(app, session, shown);
    }
    for (int frame = 30; frame >= 0; --frame)
        window.show(app, session, shown - frame * Seconds{0.02});
    const auto file = folder / fmt::format("{}.png", picture.name);
    if (!window.save_png(file)) fmt::print(stderr, "cannot write {}\n", file.string());
}

} // namespace

int main(int argc, char** argv)
{
    const std::filesystem::path folder = argc > 1 ? argv[1] : ".";
    const int width = argc > 3 ? std::atoi(argv[2]) : 1280;
    const int height = argc > 3 ? std::atoi(argv[3]) : 800;
    const ui::Look day{.day = true};
    const Stage room{.length = Seconds{20}, .begun = false};
    const Picture pictures[] = {
        {"begin_night", {.length = Seconds{20}, .begun = false}, {}},
        {"begin_day", {.length = Seconds{20}, .begun = false}, day},
        {"practice_night", {.length = Seconds{143.6}}, {}},
        {"practice_day", {.length = Seconds{146.5}}, day},
        {"practice_start", {.length = Seconds{12.2}, .origin = Origin::simulated}, {}},
        {"practice_no_belt", {.length = Seconds{143.6}, .belt = false}, {}},
        {"practice_lost",
         {.length = Seconds{140.0}, .lost_from = Seconds{132.0}, .lost_until = Seconds{500.0}},
         {}},
        {"practice_gap",
         {.length = Seconds{143.0}, .lost_from = Seconds{122.0}, .lost_until = Seconds{128.0}},
         {}},
        {"practice_bar", {.length = Seconds{143.6}}, {.reduced_motion = true}},
        {"practice_large_text", {.length = Seconds{143.6}}, {.text_scale = 1.5f}},
        {"after_night",
         {.length = Seconds{600},
          .ended = true,
          .lost_from = Seconds{290},
          .lost_until = Seconds{312}},
         {}},
        {"after_day", {.length = Seconds{300}, .ended = true}, day},
        {"choose_night", room, {}, {}, "p"},
        {"choose_day", room, day, {}, "p"},
        {"read_night", room, {}, {}, "r"},
        {"read_day", room, day, {}, "r"},
        {"after_short", {.length = Seconds{8}, .belt = false, .ended = true}, {}},
    };
    std::filesystem::create_directories(folder);
    ui::Window window{{.width = width, .height = height}};
    for (const Picture& picture : pictures) take(window, picture, folder);
    return EXIT_SUCCESS;
}
