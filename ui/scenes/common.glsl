#version 330 core

uniform vec2 size;       // of the window, pixels
uniform float coarse;    // window pixels in a drawn pixel
uniform vec3 focus;      // centre, half the height; pixels
uniform float words_top; // from here down there is the ground alone
uniform float sinking;   // pixels above it in which the picture goes over into the ground
uniform float opacity;
uniform float time;      // seconds of the session, standing still where motion is reduced
uniform vec4 breath;     // guide, how much of it is there, own, how much of it is there
uniform vec4 heart;      // beat, swing, quality, elapsed
uniform vec3 ground;
uniform vec3 colour[8];  // linear light; 0 guide, 1 own breath

out vec4 painted;

#define guide breath.x
#define guided breath.y
#define own breath.z
#define own_shown breath.w
#define beat heart.x
#define swing heart.y
#define quality heart.z
#define elapsed heart.w

float hash(ivec2 cell)
{
    uint h = uint(cell.x) * 0x9E3779B1u ^ uint(cell.y) * 0x85EBCA77u;
    h = (h ^ (h >> 15)) * 0x2C1B3C6Du;
    h ^= h >> 13;
    return float(h & 0xFFFFu) / 65535.0;
}

// 0 to 1, smooth in value and slope.
float noise(vec2 p)
{
    vec2 cell = floor(p);
    vec2 f = p - cell;
    f = f * f * f * (f * (f * 6.0 - 15.0) + 10.0);
    ivec2 i = ivec2(cell);
    return mix(mix(hash(i), hash(i + ivec2(1, 0)), f.x),
               mix(hash(i + ivec2(0, 1)), hash(i + ivec2(1, 1)), f.x), f.y);
}

float noise1(float x, int row)
{
    float cell = floor(x);
    float f = x - cell;
    f = f * f * (3.0 - 2.0 * f);
    return mix(hash(ivec2(int(cell), row)), hash(ivec2(int(cell) + 1, row)), f);
}

float octaves(vec2 p)
{
    return 0.62 * noise(p) + 0.27 * noise(p * 2.13 + 17.0) + 0.11 * noise(p * 4.41 + 5.0);
}

float glow(float distance_, float width) { return exp(-abs(distance_) / width); }

float between(float a, float b, float x) { return smoothstep(a, b, x); }

vec3 to_screen(vec3 light)
{
    light = clamp(light, 0.0, 1.0);
    return mix(12.92 * light, 1.055 * pow(light, vec3(1.0 / 2.4)) - 0.055, step(0.0031308, light));
}

// Interleaved gradient noise: half a step of the screen's 256, against bands.
float dither(vec2 pixel) { return fract(52.9829189 * fract(dot(pixel, vec2(0.06711056, 0.00583715)))) - 0.5; }

vec3 scene(vec2 p, float aspect);

void main()
{
    vec2 pixel = gl_FragCoord.xy * coarse;
    float y = size.y - pixel.y;
    vec2 p = vec2(pixel.x - focus.x, focus.y - y) / focus.z;
    float sunken = smoothstep(words_top - sinking, words_top, y);
    vec3 light = scene(p, 0.5 * size.x / focus.z);
    light = mix(ground, light, opacity * (1.0 - sunken));
    painted = vec4(to_screen(light) + dither(gl_FragCoord.xy) / 255.0, 1.0);
}
