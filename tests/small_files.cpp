// SPDX-License-Identifier: MIT
// Files that a person wrote or asked for: what is read, what is refused, and what is left when writing ends early.
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <iterator>

#include "base/output_file.hpp"
#include "base/small_file.hpp"
#include "catch.hpp"
#include "temporary_folder.hpp"

using namespace eupnea;
using Catch::Matchers::Contains;

namespace {

mode_t mode_of(const std::filesystem::path& path)
{
    struct stat status {};
    REQUIRE(stat(path.c_str(), &status) == 0);
    return status.st_mode & 0777;
}

std::string text_in(const std::filesystem::path& path)
{
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

std::size_t files_in(const std::filesystem::path& folder)
{
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator{folder}, {}));
}

} // namespace

TEST_CASE("small file: read whole up to its limit, by a link too")
{
    const TemporaryFolder folder;
    const auto path = folder.write("text", "words\n");
    CHECK(read_small_file(path) == "words\n");
    CHECK(read_small_file(folder.write("empty", "")) == "");
    std::filesystem::create_symlink(path, folder.path("link"));
    CHECK(read_small_file(folder.path("link")) == "words\n");
    CHECK(read_small_file(path, 6));
    const auto long_one = read_small_file(folder.write("long", std::string(2001, 'x')), 2000);
    REQUIRE_FALSE(long_one);
    CHECK_THAT(long_one.error().sentence, Contains("longer than 2 kB"));
}

TEST_CASE("small file: pipes, devices and folders are refused without waiting")
{
    const TemporaryFolder folder;
    const auto pipe = folder.path("pipe");
    REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
    std::filesystem::create_symlink("/dev/zero", folder.path("zero"));
    CHECK_THAT(read_small_file(pipe).error().sentence, Contains("not a regular file"));
    CHECK_THAT(read_small_file(folder.path("zero")).error().sentence,
               Contains("not a regular file"));
    CHECK_THAT(read_small_file(folder.path("")).error().sentence, Contains("is a folder"));
    CHECK_THAT(read_small_file(folder.path("none")).error().sentence, Contains("none"));
}

TEST_CASE("output file: a new one is private, one that was there keeps its mode")
{
    const TemporaryFolder folder;
    const mode_t before = umask(0);
    const auto shared = folder.write("shared.csv", "0\n");
    REQUIRE(chmod(shared.c_str(), 0644) == 0);
    for (const auto& path : {folder.path("new.csv"), shared}) {
        auto file = OutputFile::open(path);
        REQUIRE(file);
        file->stream() << "1\n";
        REQUIRE(file->finish());
        CHECK(text_in(path) == "1\n");
    }
    CHECK(mode_of(folder.path("new.csv")) == 0600);
    CHECK(mode_of(shared) == 0644);
    REQUIRE(write_private_file(shared, "2\n"));
    CHECK(mode_of(shared) == 0600);
    umask(before);
}

TEST_CASE("output file: what is not finished leaves the file as it was, and nothing beside it")
{
    const TemporaryFolder folder;
    const auto path = folder.write("table.csv", "before\n");
    {
        auto file = OutputFile::open(path);
        REQUIRE(file);
        file->stream() << "half of it";
    }
    CHECK(text_in(path) == "before\n");
    CHECK(files_in(folder.path("")) == 1);
}

TEST_CASE("output file: a library, a folder and a place that is not there are refused")
{
    const TemporaryFolder folder;
    const auto library = folder.write("library.db", std::string{"SQLite format 3\0 and so on", 26});
    const auto refused = OutputFile::open(library);
    REQUIRE_FALSE(refused);
    CHECK_THAT(refused.error().sentence, Contains("database"));
    CHECK(text_in(library).size() == 26);
    CHECK_FALSE(OutputFile::open(folder.path("")));
    CHECK_FALSE(OutputFile::open(folder.path("none") / "x.csv"));
    CHECK(OutputFile::open("/dev/null")->finish());
    CHECK(std::filesystem::is_character_file("/dev/null"));
    CHECK_FALSE(write_private_file("/dev/null", "words"));
}

TEST_CASE("output file: a link leads to its file, which is replaced whole")
{
    const TemporaryFolder folder;
    const auto path = folder.write("table.csv", "before\n");
    std::filesystem::create_symlink("table.csv", folder.path("link.csv"));
    REQUIRE(write_private_file(folder.path("link.csv"), "after\n"));
    CHECK(std::filesystem::is_symlink(folder.path("link.csv")));
    CHECK(text_in(path) == "after\n");
}
