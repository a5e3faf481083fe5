export { default } from 'virtual:messages/km/browser';
